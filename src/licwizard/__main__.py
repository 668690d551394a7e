"""`python -m licwizard`."""

from licwizard.cli import main

if __name__ == "__main__":
    main()
