package org.llmmodes.chat.control;

/** This node is about to stop: who waits for a reply here had better wait at another node, which the reply reaches through the database. */
public record NodeStopping() {}
