package org.cognitoee.servertests.foreign;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything below {@code /api}. */
@ApplicationPath("api")
public class ForeignApplication extends Application {}
