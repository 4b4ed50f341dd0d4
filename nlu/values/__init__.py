"""Japanese text to typed values in contract units, each with its span in the original text. Pure."""
