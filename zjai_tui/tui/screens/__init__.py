"""The screens: home, workspace, entry editor and the small dialogs."""
