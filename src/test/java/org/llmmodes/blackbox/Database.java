package org.llmmodes.blackbox;

/** What the stories run on: each is told on both. */
public enum Database {
    H2,
    POSTGRESQL
}
