"""LINE's Messaging API: its webhook into conversations, conversations out to its users."""
