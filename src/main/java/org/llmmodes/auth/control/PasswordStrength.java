package org.llmmodes.auth.control;

import java.util.List;

/**
 * What a password is worth.
 *
 * @param score    zxcvbn's 0..4, and one more where every rule is met; at most 1 where it is too common
 * @param feedback what would make it better; empty when nothing has to
 */
public record PasswordStrength(int score, List<String> feedback) {}
