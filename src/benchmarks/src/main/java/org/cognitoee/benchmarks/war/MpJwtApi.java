package org.cognitoee.benchmarks.war;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The application, guarded by the server's own MicroProfile JWT. */
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles("readers")
@ApplicationPath("api")
public class MpJwtApi extends Application {}
