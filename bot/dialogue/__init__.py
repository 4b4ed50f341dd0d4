"""One turn, start to end: Rasa's agent in this process, its tracker store, the turn's one transaction."""
