//! `chancery import` and `chancery check` from outside.
