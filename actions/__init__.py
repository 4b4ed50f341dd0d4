"""rasa-sdk actions: slots to typed facts, the pure packages' decision, and back to events and utter_*."""
