internal import COpenSSL
internal import COpenSSLShims

/// One end of one TLS connection, without I/O: ciphertext in, plaintext and ciphertext out.
///
/// ```
///  handshaking ──► established ──► ended (close_notify sent, or an error thrown)
///       └───────────────────────────►
/// ```
/// Confined to one loop. After any call, also one that threw, `takeOutput()` has what must be sent
/// to the peer: an alert tells it why. Chunks of any size give the same result.
public final class TLSSession {
  private enum State {
    /// Can become: established, ended.
    case handshaking
    /// Can become: ended.
    case established
    /// For good; the error is what `receive` and `send` throw from now on.
    case ended(TLSError)
  }

  /// Largest piece of plaintext that one record carries, in bytes (RFC 8446 §5.1).
  public static let recordSizeBytes = 16_384

  private let handle: OpaquePointer
  /// Owned by `handle`.
  private let input: OpaquePointer
  /// Owned by `handle`.
  private let output: OpaquePointer
  /// Keeps what the library's callbacks look at.
  private let context: TLSContext
  private let expectedIdentity: UnsafeMutableBufferPointer<CChar>?
  private var state = State.handshaking
  /// Whether the peer has said that it sends no more (close_notify).
  public private(set) var hasPeerClosed = false

  init(_ context: TLSContext, serverName: String?, expectedIdentity: String?) throws(TLSError) {
    ERR_clear_error()
    guard let ssl = SSL_new(context.handle) else { throw .badConfiguration(libraryText()) }
    guard let input = BIO_new(BIO_s_mem()), let output = BIO_new(BIO_s_mem()) else {
      SSL_free(ssl)
      throw .badConfiguration(libraryText())
    }
    SSL_set_bio(ssl, input, output)
    (handle, self.input, self.output, self.context) = (ssl, input, output, context)
    self.expectedIdentity = expectedIdentity.map(copyTerminated)
    if let expected = self.expectedIdentity {
      guard shim_SSL_set_expected_identity(ssl, expected.baseAddress) == 1 else {
        throw .badConfiguration(libraryText())
      }
    }
    switch context.configuration.role {
    case .server: SSL_set_accept_state(ssl)
    case .client:
      SSL_set_connect_state(ssl)
      if let serverName { try expect(serverName, checkingCertificate: expectedIdentity == nil) }
      try shakeHands()
    }
  }

  deinit {
    SSL_free(handle)
    expectedIdentity?.deallocate()
  }

  private func expect(_ name: String, checkingCertificate: Bool) throws(TLSError) {
    guard !name.isEmpty, !name.utf8.contains(0) else { throw .badConfiguration("'\(name)' is no server name") }
    ERR_clear_error()
    // A numeric address is checked against the addresses of the certificate and not sent.
    let parameters = SSL_get0_param(handle)
    let isAddress = X509_VERIFY_PARAM_set1_ip_asc(parameters, name) == 1
    if isAddress, !checkingCertificate { X509_VERIFY_PARAM_set1_ip(parameters, nil, 0) }
    if isAddress { return }
    ERR_clear_error()
    guard shim_SSL_set_tlsext_host_name(handle, name) == 1, !checkingCertificate || SSL_set1_host(handle, name) == 1
    else { throw .badConfiguration("'\(name)' is no server name: \(libraryText())") }
  }

  // MARK: - What is known

  /// Whether the handshake is over and the session has not ended.
  public var isEstablished: Bool {
    if case .established = state { true } else { false }
  }

  /// The protocol agreed by ALPN; `nil` before the handshake is over, or when none was agreed.
  public var negotiatedProtocol: String? {
    guard isEstablished else { return nil }
    var name: UnsafePointer<UInt8>?
    var length: UInt32 = 0
    SSL_get0_alpn_selected(handle, &name, &length)
    guard let name, length > 0 else { return nil }
    return String(decoding: UnsafeBufferPointer(start: name, count: Int(length)), as: UTF8.self)
  }

  /// The one URI in the peer's verified certificate (X.509-SVID §2); `nil` before the handshake is
  /// over, without a certificate, or when it carries no URI or several.
  public var peerIdentity: String? {
    guard isEstablished, let certificate = SSL_get0_peer_certificate(handle) else { return nil }
    var text = [CChar](repeating: 0, count: 2048)
    let length = shim_X509_uri(certificate, &text, text.count)
    guard length > 0 else { return nil }
    return String(decoding: text[..<Int(length)].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// `TLSv1.3` or `TLSv1.2`; `nil` before the handshake is over.
  public var version: String? {
    isEstablished ? SSL_get_version(handle).map { String(cString: $0) } : nil
  }

  // MARK: - Bytes in

  /// Takes bytes from the peer; returns the plaintext that they complete, in order.
  ///
  /// Throws once what is wrong; from then on the session is over and this throws `closed`.
  /// Plaintext that came before the fault is lost: a stream that breaks is not to be trusted.
  public func receive(_ ciphertext: [UInt8]) throws(TLSError) -> [UInt8] {
    try ciphertext.withUnsafeBufferPointer { bytes throws(TLSError) in try feed(UnsafeRawBufferPointer(bytes)) }
    var plaintext: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Self.recordSizeBytes)
    while true {
      let count = try buffer.withUnsafeMutableBufferPointer { target throws(TLSError) in
        try read(into: UnsafeMutableRawBufferPointer(target))
      }
      guard count > 0 else { return plaintext }
      plaintext += buffer[..<count]
    }
  }

  /// The first half of `receive`, for callers with buffers of their own: takes bytes from the peer
  /// and carries the handshake on. Call `read` until it returns 0 afterwards.
  public func feed(_ ciphertext: UnsafeRawBufferPointer) throws(TLSError) {
    if case .ended(let error) = state { throw error }
    var rest = ciphertext[...]
    ERR_clear_error()
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(Int(Int32.max)))
      let count = BIO_write(input, piece.baseAddress, Int32(piece.count))
      guard count > 0 else { throw end(.broken("no memory for input: \(libraryText())")) }
      rest = rest.dropFirst(Int(count))
    }
    if case .handshaking = state { try shakeHands() }
  }

  /// The second half of `receive`: plaintext that is ready, at most a record's at a time.
  /// - Returns: the number of bytes written to `target`; 0 when more ciphertext is needed.
  public func read(into target: UnsafeMutableRawBufferPointer) throws(TLSError) -> Int {
    precondition(!target.isEmpty, "a target has room")
    switch state {
    case .handshaking: return 0
    case .ended(let error): throw error
    case .established: break
    }
    guard !hasPeerClosed else { return 0 }
    ERR_clear_error()
    var count = 0
    let result = SSL_read_ex(handle, target.baseAddress, target.count, &count)
    if result == 1 { return count }
    switch SSL_get_error(handle, result) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return 0
    case SSL_ERROR_ZERO_RETURN:
      hasPeerClosed = true
      return 0
    default: throw end(fault())
    }
  }

  // MARK: - Bytes out

  /// Encrypts bytes for the peer. Throws `notEstablished` before the handshake is over.
  public func send(_ plaintext: [UInt8]) throws(TLSError) {
    try plaintext.withUnsafeBufferPointer { bytes throws(TLSError) in try send(UnsafeRawBufferPointer(bytes)) }
  }

  /// As above, for callers with buffers of their own.
  public func send(_ plaintext: UnsafeRawBufferPointer) throws(TLSError) {
    switch state {
    case .handshaking: throw .notEstablished
    case .ended(let error): throw error
    case .established: break
    }
    var rest = plaintext[...]
    while !rest.isEmpty {
      ERR_clear_error()
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      var count = 0
      // The output is memory, so a write never waits.
      guard SSL_write_ex(handle, piece.baseAddress, piece.count, &count) == 1 else { throw end(fault()) }
      rest = rest.dropFirst(count)
    }
  }

  /// Says that we send no more. The peer may still send; what it sends can still be received.
  public func closeNotify() {
    guard isEstablished else { return }
    ERR_clear_error()
    // 0 says "sent, the peer's is missing", and an error here leaves nothing to be sent.
    _ = SSL_shutdown(handle)
  }

  /// How many bytes wait to be sent to the peer.
  public var outputCount: Int { BIO_ctrl_pending(output) }

  /// What must be sent to the peer, all of it.
  public func takeOutput() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: outputCount) { buffer, count in
      count = takeOutput(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// What must be sent to the peer, as much as `target` holds. Returns the number of bytes.
  public func takeOutput(into target: UnsafeMutableRawBufferPointer) -> Int {
    guard !target.isEmpty else { return 0 }
    return max(0, Int(BIO_read(output, target.baseAddress, Int32(clamping: target.count))))
  }

  // MARK: - Handshake and faults

  private func shakeHands() throws(TLSError) {
    ERR_clear_error()
    let result = SSL_do_handshake(handle)
    guard result == 1 else {
      switch SSL_get_error(handle, result) {
      case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return
      default: throw end(fault())
      }
    }
    state = .established
    let configuration = context.configuration
    guard !configuration.requiresProtocol || negotiatedProtocol != nil else {
      throw end(.noCommonProtocol("the peer agreed to none of: \(configuration.protocols.joined(separator: ", "))"))
    }
  }

  private func end(_ error: TLSError) -> TLSError {
    state = .ended(.closed)
    return error
  }

  /// What the library's last error means.
  private func fault() -> TLSError {
    let code = ERR_peek_error()
    let text = libraryText()
    let verified = SSL_get_verify_result(handle)
    let reason = Int32(ERR_GET_REASON(code))
    if Int32(ERR_GET_LIB(code)) == ERR_LIB_SSL, reason > SSL_AD_REASON_OFFSET {
      return reason == SSL_AD_REASON_OFFSET + SSL_AD_NO_APPLICATION_PROTOCOL
        ? .noCommonProtocol(text) : .refusedByPeer(text)
    }
    if reason == SSL_R_NO_APPLICATION_PROTOCOL { return .noCommonProtocol(text) }
    if reason == SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE { return .untrusted(text) }
    guard reason == SSL_R_CERTIFICATE_VERIFY_FAILED, verified != X509_V_OK else { return .broken(text) }
    let why = X509_verify_cert_error_string(Int(verified)).map { String(cString: $0) } ?? "unknown"
    return .untrusted(
      verified == Int(X509_V_ERR_APPLICATION_VERIFICATION) ? "another identity than expected: \(text)" : "\(why): \(text)")
  }
}

private func copyTerminated(_ text: String) -> UnsafeMutableBufferPointer<CChar> {
  let bytes = text.utf8CString
  let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
  _ = copy.initialize(from: bytes)
  return copy
}
