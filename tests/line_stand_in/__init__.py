"""A stand-in for the LINE Platform: a real HTTP server that refuses what LINE refuses, and sends what LINE sends."""

from __future__ import annotations

from tests.line_stand_in.failures import Failure
from tests.line_stand_in.stand_in import LineStandIn, line_stand_in

__all__ = ["Failure", "LineStandIn", "line_stand_in"]
