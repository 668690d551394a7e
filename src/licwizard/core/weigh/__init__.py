"""What exports prove: did the order arrive, would it carry everyone, was anything or anyone lost."""
