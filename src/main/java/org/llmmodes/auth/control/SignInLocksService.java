package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.auth.SignInLock;
import org.llmmodes.auth.SignInLocks;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** Sign-ins that are locked, and how administrators lift one lock. */
@Stateless
public class SignInLocksService implements SignInLocks {

    @Inject
    private LoginGuardRepository guards;

    @Inject
    private GuardOwners owners;

    @Inject
    private UserRepository users;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Override
    public List<SignInLock> locks(Page page) {
        return guards.findLocked(clock.instant(), page.offset(), page.limit()).stream()
                .map(guard -> new SignInLock(
                        guard.key(),
                        owners.open(guard.sealedEmail()),
                        guard.failures(),
                        Objects.requireNonNull(guard.lockedUntil())))
                .toList();
    }

    @Override
    public void release(Caller admin, String lockId) {
        var guard = guards.findForUpdate(lockId).orElseThrow(() -> ProblemException.notFound("Lock"));
        var email = owners.open(guard.sealedEmail());
        guards.remove(lockId);
        audit.record(AuditEntry.of(AuditType.SIGN_IN_UNLOCKED)
                .by(admin.userId(), admin.email())
                .about(users.findByEmail(email).map(User::id).orElse(null), email));
    }
}
