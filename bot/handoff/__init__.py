"""The handoff to a person: office hours, tickets and deadlines, the concierge's brief. Pure."""
