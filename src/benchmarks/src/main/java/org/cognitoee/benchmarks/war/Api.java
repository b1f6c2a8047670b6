package org.cognitoee.benchmarks.war;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All that the application is. */
@ApplicationPath("api")
public class Api extends Application {}
