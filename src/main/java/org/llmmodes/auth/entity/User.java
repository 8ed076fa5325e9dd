package org.llmmodes.auth.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account. Born at registration, unverified; may be deactivated and come back; deleted with everything that belongs to it.
 */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init")
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "password_hash")
    private String passwordHash;

    private String roles;

    @Column(name = "is_active")
    private boolean active;

    @Column(name = "is_verified")
    private boolean verified;

    @Column(name = "mfa_enabled")
    private boolean mfaEnabled;

    private String language;

    @Column(name = "last_login_at")
    private @Nullable Instant lastLoginAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    protected User() {}

    /** A new account: active, not verified, with the role user. */
    public User(String email, String firstName, String lastName, String passwordHash, Instant now) {
        this.email = email;
        this.emailKey = keyOf(email);
        this.firstName = firstName;
        this.lastName = lastName;
        this.passwordHash = passwordHash;
        this.roles = Role.join(EnumSet.of(Role.USER));
        this.active = true;
        this.language = "en";
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The form in which addresses are compared: lower case. Addresses are ASCII, so there are no look-alikes to fold. */
    public static String keyOf(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Notes a sign-in. */
    public void signedIn(Instant now) {
        lastLoginAt = now;
    }

    /** The address was confirmed to be the user's. */
    public void verify(Instant now) {
        verified = true;
        updatedAt = now;
    }

    /** @param tag the language that the product writes to the user in, BCP 47 */
    public void speak(String tag) {
        language = tag;
    }

    /** Replaces the hash, by a new password or by a new cost of the same one. */
    public void rehash(String newHash, Instant now) {
        passwordHash = newHash;
        updatedAt = now;
    }

    /** Changes the name; null keeps a part as it is. */
    public void rename(@Nullable String newFirstName, @Nullable String newLastName, Instant now) {
        if (newFirstName != null) {
            firstName = newFirstName;
        }
        if (newLastName != null) {
            lastName = newLastName;
        }
        updatedAt = now;
    }

    /** Says whether sign-in asks for a second factor. */
    public void switchMfa(boolean enabled, Instant now) {
        mfaEnabled = enabled;
        updatedAt = now;
    }

    /** Makes the account an administrator with a verified address. */
    public void appoint(Instant now) {
        roles = Role.join(EnumSet.of(Role.USER, Role.ADMIN));
        verified = true;
        updatedAt = now;
    }

    /** Lets the account in, or shuts it out. */
    public void activate(boolean in, Instant now) {
        active = in;
        updatedAt = now;
    }

    /** Says whether the address is known to be the user's. */
    public void verify(boolean known, Instant now) {
        verified = known;
        updatedAt = now;
    }

    /** Gives the account these roles; user is always among them. */
    public void give(Set<Role> newRoles, Instant now) {
        var all = EnumSet.of(Role.USER);
        all.addAll(newRoles);
        roles = Role.join(all);
        updatedAt = now;
    }

    public long id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String emailKey() {
        return emailKey;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public Set<Role> roles() {
        return Role.split(roles);
    }

    public boolean isActive() {
        return active;
    }

    public boolean isActiveAdmin() {
        return active && roles().contains(Role.ADMIN);
    }

    public boolean isVerified() {
        return verified;
    }

    public boolean isMfaEnabled() {
        return mfaEnabled;
    }

    /** The language that the product writes to the user in: a BCP 47 tag such as {@code en}. */
    public String language() {
        return language;
    }

    public @Nullable Instant lastLoginAt() {
        return lastLoginAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public long version() {
        return version;
    }
}
