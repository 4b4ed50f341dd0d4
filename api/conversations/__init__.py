"""REST and WebSocket for visitors (contract §4)."""
