"""Documents damaged or made to do harm: each must end in a plain word, within the limits."""
