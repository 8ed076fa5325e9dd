package org.llmmodes.auth.control;

/**
 * A password that met every rule and is hashed, ready to take the place of the one it was checked against.
 *
 * @param userId      whose
 * @param replacing   the hash that the account had when the rules were checked; where it has another by now, nothing is replaced
 * @param passwordHash the new one
 */
public record NewPassword(long userId, String replacing, String passwordHash) {

    /** The same, in place of the hash that the owner proved to know the password of: an older one than the rules were checked against counts no more. */
    public NewPassword over(String proven) {
        return new NewPassword(userId, proven, passwordHash);
    }

    /** Never shows the hashes. */
    @Override
    public String toString() {
        return "NewPassword of account " + userId;
    }
}
