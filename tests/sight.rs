//! What was worked out once for the reader's choices is worked out anew when they are others.

use crate::play::play;

const SIZE: (u16, u16) = (200, 60);

/// What was derived for one unit is not shown in another.
#[test]
fn a_change_of_the_unit_reaches_what_was_left_behind() {
    for (before, after) in [("f text:1214 Esc u f", "u f text:1214"), ("f text:支出 Esc u f", "u f text:支出")] {
        assert_eq!(play(SIZE, before).picture(), play(SIZE, after).picture(), "{before}");
    }
}
