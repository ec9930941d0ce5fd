//! What the world must do after an update; the run loop does it.

/// What the world must do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// Stop loading and hand over what was read until now.
    Stop,
    /// Leave the program.
    Leave,
}
