package org.cognitoee.servertests.platform;

/** Of an MXBean. */
public interface Gauge {

    int getValue();
}
