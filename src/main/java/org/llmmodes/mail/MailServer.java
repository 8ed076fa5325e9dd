package org.llmmodes.mail;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.llmmodes.platform.config.Settings;

/** The mail server of the settings: its address and time limits come from the server's mail session, its security from here. */
@ApplicationScoped
public class MailServer {

    /** TLS from the first byte (RFC 8314 §3.3). */
    private static final int SUBMISSIONS = 465;

    @Resource(lookup = "mail/llmmodes")
    private Session configured;

    @Inject
    private Settings settings;

    @Inject
    private LetterWriter writer;

    private Session session = Session.getInstance(new Properties());

    @PostConstruct
    void prepare() {
        var properties = new Properties();
        configured.getProperties().stringPropertyNames().stream()
                .filter(name -> !name.endsWith("user") && !name.endsWith("password"))
                .forEach(name ->
                        properties.setProperty(name, configured.getProperties().getProperty(name)));
        var mail = settings.mail();
        var implicit = mail.port() == SUBMISSIONS;
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(implicit));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(mail.startTls() && !implicit));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(mail.startTls() && !implicit));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(mail.username() != null));
        properties.put("mail.smtp.ssl.socketFactory", trustingPublicAuthorities());
        session = Session.getInstance(properties);
    }

    /** False without SMTP_HOST. */
    boolean isThere() {
        return settings.mail().host() != null;
    }

    /** A line to the server, not opened yet. */
    SmtpLine line() {
        return new SmtpLine(session, settings, writer);
    }

    /** The JVM's trust store; the application server's own default knows nothing but its own certificate. */
    private static SSLSocketFactory trustingPublicAuthorities() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS and a trust store", e);
        }
    }
}
