package org.cognitoee.servertests.identity;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Whatever JAX-RS finds, below {@code /api}. */
@ApplicationPath("api")
public class ScanningApplication extends Application {}
