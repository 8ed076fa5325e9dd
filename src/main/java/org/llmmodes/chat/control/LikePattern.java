package org.llmmodes.chat.control;

/** What {@code like … escape '!'} takes to find a text anywhere, its own {@code %} and {@code _} taken literally. */
record LikePattern(String text) {

    static LikePattern containing(String text) {
        return new LikePattern("%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
    }
}
