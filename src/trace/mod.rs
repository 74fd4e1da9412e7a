//! Which reports go back to one origin. Today every report is an origin of its own.
