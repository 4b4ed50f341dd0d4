"""From the replies of the contract (§5) to LINE's messages."""
