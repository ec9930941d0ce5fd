//! Small tables whose columns were lost.
