package org.llmmodes.modes.provider;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.llmmodes.platform.config.BadSetting;
import org.llmmodes.platform.config.PublishedConfig;
import org.llmmodes.platform.config.SettingsSource;

/** Puts the settings where MicroProfile Fault Tolerance looks for the parameters of its annotations, before it does. */
public class FaultToleranceSettings implements Extension {

    void publish(@Observes BeforeBeanDiscovery event) {
        try {
            var ai = SettingsSource.read().ai();
            var call = GuardedCall.class.getName() + "/answer/";
            PublishedConfig.publish(
                    call + "Timeout/value", Long.toString(ai.timeout().toMillis()));
            PublishedConfig.publish(call + "Bulkhead/value", Integer.toString(ai.maxConcurrent()));
        } catch (BadSetting e) {
            // The start ends with a line about it elsewhere.
            return;
        }
    }
}
