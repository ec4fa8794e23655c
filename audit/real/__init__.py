"""The whole real reports beside the checkout, and the same ones told again."""
