package org.llmmodes.modes.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.llmmodes.modes.provider.wire.ModelWire;

/**
 * One try to have a question answered, behind the guards of MicroProfile Fault Tolerance: a breaker that opens for ten seconds when half of
 * the last twenty tries found the provider sick, a time limit and a bulkhead, both from the settings (see {@link FaultToleranceSettings}). It
 * works on the caller's thread, so that interrupting that closes the connection.
 */
@ApplicationScoped
public class GuardedCall {

    static final String METHOD = GuardedCall.class.getName() + ".answer";

    @Inject
    private ModelWire wire;

    @CircuitBreaker(
            requestVolumeThreshold = 20,
            failureRatio = 0.5,
            delay = 10_000,
            successThreshold = 2,
            failOn = {ProviderFault.Sick.class, TimeoutException.class})
    @Timeout(60_000)
    @Bulkhead(32)
    public Completion answer(Attempt attempt) throws ProviderFault, InterruptedException {
        return wire.answer(attempt);
    }
}
