package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.platform.problem.ProblemException;

/** The owner's side of the second factor, from end to end. */
@ApplicationScoped
public class Enrolment {

    @Inject
    private SecondFactorService factors;

    @Inject
    private Ownership ownership;

    /**
     * What the owner brings into an authenticator app, by typing or by taking a picture.
     *
     * @param qrCode a PNG as a data URL
     */
    public record Offer(String secret, String uri, String qrCode) {

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Offer";
        }
    }

    /** @throws ProblemException 409 when a second factor is in force */
    public Offer prepare(Caller caller) {
        var prepared = factors.prepare(caller.userId());
        return new Offer(prepared.secret(), prepared.uri(), QrCode.dataUrl(prepared.uri()));
    }

    /** Not counted as a guess: who enables was just shown the secret. The rate limit holds all the same. */
    public List<String> enable(Caller caller, String code) {
        return factors.enable(caller.userId(), code);
    }

    /** @throws ProblemException 400 when password or code is wrong or nothing is switched on */
    public void disable(Caller caller, String password, String code) {
        ownership.require(caller, password, code, AuditType.MFA_DISABLED);
        factors.disable(caller.userId(), null);
    }

    /** @throws ProblemException 400 when password or code is wrong or nothing is switched on */
    public List<String> renewBackupCodes(Caller caller, String password, String code) {
        ownership.require(caller, password, code, AuditType.MFA_BACKUP_CODES_RENEWED);
        return factors.renewBackupCodes(caller.userId());
    }
}
