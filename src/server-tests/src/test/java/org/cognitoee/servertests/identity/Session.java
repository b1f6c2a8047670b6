package org.cognitoee.servertests.identity;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;

/** The container's own to check. */
@Stateless
@DenyAll
public class Session {

    @PermitAll
    public String called() {
        return "called";
    }
}
