package org.cognitoee.account;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this package, below {@code /auth}. */
@ApplicationPath("auth")
public class AccountApplication extends Application {}
