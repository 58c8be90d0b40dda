"""What a run tells: for people, for programs, and as a patch.  Each module makes lines; none prints."""
