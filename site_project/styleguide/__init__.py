"""The gallery of all that pages are made of, at /styleguide/: for those who build and edit the shop."""
