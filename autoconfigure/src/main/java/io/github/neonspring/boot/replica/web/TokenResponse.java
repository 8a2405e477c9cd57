package io.github.neonspring.boot.replica.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response that gets its token right before its body begins: later it is too late for a
 * header, earlier the request may not have written yet.
 */
final class TokenResponse extends HttpServletResponseWrapper {

	private final Consumer<HttpServletResponse> token;

	private boolean added;

	TokenResponse(HttpServletResponse response, Consumer<HttpServletResponse> token) {
		super(response);
		this.token = token;
	}

	void beforeBody() {
		if (!this.added && !isCommitted()) {
			this.added = true;
			this.token.accept((HttpServletResponse) getResponse());
		}
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		beforeBody();
		return super.getOutputStream();
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		beforeBody();
		return super.getWriter();
	}

	@Override
	public void flushBuffer() throws IOException {
		beforeBody();
		super.flushBuffer();
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		beforeBody();
		super.sendError(status, message);
	}

	@Override
	public void sendError(int status) throws IOException {
		beforeBody();
		super.sendError(status);
	}

	@Override
	public void sendRedirect(String location) throws IOException {
		beforeBody();
		super.sendRedirect(location);
	}

	@Override
	public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
		beforeBody();
		super.sendRedirect(location, status, clearBuffer);
	}

}
