package org.llmmodes.auth.boundary;

import org.llmmodes.auth.control.Enrolment;

/**
 * What goes into an authenticator app.
 *
 * @param secret     base32, for who types
 * @param otpauthUri the same with name and parameters
 * @param qrCode     that URI as a picture: a PNG as a data URL
 */
public record MfaSetupResponse(String secret, String otpauthUri, String qrCode) {

    static MfaSetupResponse of(Enrolment.Offer offer) {
        return new MfaSetupResponse(offer.secret(), offer.uri(), offer.qrCode());
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "MfaSetupResponse";
    }
}
