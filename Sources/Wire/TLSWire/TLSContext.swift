internal import COpenSSL
internal import COpenSSLShims

/// One owned SSL_CTX: certificates read, rules set, ready to make sessions.
///
/// SAFETY: nothing of it changes after init, and OpenSSL allows SSL_new on one SSL_CTX from many
/// threads (its reference count is atomic).
public final class TLSContext: @unchecked Sendable {
  let handle: OpaquePointer
  public let configuration: TLSConfiguration
  /// What `shim_SSL_CTX_select_protocol` keeps; lives as long as the context.
  private let selection: UnsafeMutableRawPointer?

  /// Reads all PEM texts. Throws `badConfiguration` for any that cannot be used.
  public init(_ configuration: TLSConfiguration) throws(TLSError) {
    ERR_clear_error()
    guard let context = SSL_CTX_new(TLS_method()) else { throw .badConfiguration(libraryText()) }
    do throws(TLSError) {
      try setVersions(context, configuration.minimumVersion)
      try useIdentity(context, configuration)
      try setPeerCheck(context, configuration)
      selection = try setProtocols(context, configuration)
    } catch {
      SSL_CTX_free(context)
      throw error
    }
    handle = context
    self.configuration = configuration
  }

  deinit {
    SSL_CTX_free(handle)
    shim_free(selection)
  }

  /// Makes the server's end of one connection.
  /// - Parameter expectedIdentity: the URI the client's certificate must carry; `nil` takes any
  ///   that the roots vouch for (`peerIdentity` tells which it is).
  public func serverSession(expectedIdentity: String? = nil) throws(TLSError) -> TLSSession {
    precondition(configuration.role == .server, "a server's context makes server sessions")
    return try TLSSession(self, serverName: nil, expectedIdentity: expectedIdentity)
  }

  /// Makes the client's end of one connection; its first flight is ready in `takeOutput()`.
  ///
  /// The peer must be named in one way at least: a certificate of the right root is not enough,
  /// for every service has one.
  /// - Parameters:
  ///   - serverName: a DNS name or a numeric address. A DNS name is sent as server name (RFC 6066).
  ///     The certificate must be for it, unless `expectedIdentity` is given.
  ///   - expectedIdentity: the URI the certificate must carry: `spiffe://onsale/<cluster>/<service>`.
  public func clientSession(serverName: String?, expectedIdentity: String? = nil) throws(TLSError) -> TLSSession {
    precondition(configuration.role == .client, "a client's context makes client sessions")
    guard serverName != nil || expectedIdentity != nil else {
      throw .badConfiguration("a client must say whom it expects: a server name or an identity")
    }
    return try TLSSession(self, serverName: serverName, expectedIdentity: expectedIdentity)
  }
}

private func setVersions(_ context: OpaquePointer, _ minimum: TLSConfiguration.Version) throws(TLSError) {
  shim_SSL_CTX_set_house_rules(context)
  let version = minimum == .tls13 ? TLS1_3_VERSION : TLS1_2_VERSION
  guard shim_SSL_CTX_set_min_proto_version(context, version) == 1,
    // For TLS 1.2: forward secrecy and authenticated encryption only (RFC 9325 §4.2).
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1
  else { throw .badConfiguration(libraryText()) }
}

private func useIdentity(_ context: OpaquePointer, _ configuration: TLSConfiguration) throws(TLSError) {
  guard let certificatePEM = configuration.certificatePEM, let keyPEM = configuration.keyPEM else {
    guard configuration.certificatePEM == nil, configuration.keyPEM == nil else {
      throw .badConfiguration("a certificate and its key come together")
    }
    guard configuration.role == .client else { throw .badConfiguration("a server needs a certificate") }
    return
  }
  try Certificates(pem: certificatePEM, what: "certificate").forEach { handle, position throws(TLSError) in
    let added =
      position == 0 ? SSL_CTX_use_certificate(context, handle) : shim_SSL_CTX_add1_chain_cert(context, handle)
    guard added == 1 else { throw .badConfiguration(libraryText()) }
  }
  let source = try PEMSource(keyPEM)
  guard let key = PEM_read_bio_PrivateKey(source.handle, nil, noPassword, nil) else {
    throw .badConfiguration("the key is not a private key in PEM without a password: \(libraryText())")
  }
  defer { EVP_PKEY_free(key) }
  guard SSL_CTX_use_PrivateKey(context, key) == 1, SSL_CTX_check_private_key(context) == 1 else {
    throw .badConfiguration("the key does not belong to the certificate: \(libraryText())")
  }
}

private func setPeerCheck(_ context: OpaquePointer, _ configuration: TLSConfiguration) throws(TLSError) {
  guard configuration.role == .client || configuration.requiresPeerCertificate else { return }
  if let roots = configuration.trustedRootsPEM {
    try Certificates(pem: roots, what: "trusted roots").forEach { root, _ throws(TLSError) in
      guard X509_STORE_add_cert(SSL_CTX_get_cert_store(context), root) == 1 else {
        throw .badConfiguration(libraryText())
      }
    }
  } else {
    guard configuration.role == .client else {
      throw .badConfiguration("a server that demands certificates needs trusted roots")
    }
    guard SSL_CTX_set_default_verify_paths(context) == 1 else { throw .badConfiguration(libraryText()) }
  }
  shim_SSL_CTX_verify_peer(context)
  // A resumed session would skip the check of the certificate.
  shim_SSL_CTX_disable_tickets(context)
}

private func setProtocols(_ context: OpaquePointer, _ configuration: TLSConfiguration) throws(TLSError)
  -> UnsafeMutableRawPointer?
{
  var list: [UInt8] = []
  for name in configuration.protocols {
    guard let length = UInt8(exactly: name.utf8.count), length > 0 else {
      throw .badConfiguration("'\(name)' is no name of a protocol")
    }
    list.append(length)
    list += name.utf8
  }
  guard !list.isEmpty else {
    guard !configuration.requiresProtocol else { throw .badConfiguration("a protocol is required, none is named") }
    return nil
  }
  switch configuration.role {
  case .client:
    // Unlike its siblings this function returns 0 for success.
    guard SSL_CTX_set_alpn_protos(context, list, UInt32(list.count)) == 0 else {
      throw .badConfiguration(libraryText())
    }
    return nil
  case .server:
    guard let selection = shim_SSL_CTX_select_protocol(context, list, list.count) else {
      throw .badConfiguration("no memory")
    }
    return selection
  }
}
