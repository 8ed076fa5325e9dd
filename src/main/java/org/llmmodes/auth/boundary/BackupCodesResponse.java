package org.llmmodes.auth.boundary;

import java.util.List;

/** Ten codes to be kept in a safe place; each works once, and nobody can show them again. */
public record BackupCodesResponse(List<String> backupCodes) {

    /** Never shows the codes. */
    @Override
    public String toString() {
        return "BackupCodesResponse";
    }
}
