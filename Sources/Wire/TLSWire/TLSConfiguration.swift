/// What one end of TLS connections is and wants.
public struct TLSConfiguration: Sendable {
  /// Who speaks first.
  public enum Role: Sendable { case client, server }

  /// The oldest version of the protocol that is accepted.
  public enum Version: Sendable { case tls12, tls13 }

  public var role: Role
  /// The own certificate first, then the intermediates, PEM. A server has one; a client may.
  public var certificatePEM: String?
  /// The own private key, PKCS#8 PEM without a password.
  public var keyPEM: String?
  /// The roots a peer's certificate must lead to, PEM; `nil` takes the system's (clients only).
  public var trustedRootsPEM: String?
  /// Whether a server demands a certificate. A client always does.
  public var requiresPeerCertificate: Bool
  /// Names for ALPN (RFC 7301) in order of preference, 1 to 255 bytes each; empty for none.
  public var protocols: [String]
  /// Whether a connection without an agreed protocol is an error.
  public var requiresProtocol: Bool
  public var minimumVersion: Version

  public init(
    role: Role, certificatePEM: String? = nil, keyPEM: String? = nil, trustedRootsPEM: String? = nil,
    requiresPeerCertificate: Bool, protocols: [String], requiresProtocol: Bool, minimumVersion: Version
  ) {
    self.role = role
    self.certificatePEM = certificatePEM
    self.keyPEM = keyPEM
    self.trustedRootsPEM = trustedRootsPEM
    self.requiresPeerCertificate = requiresPeerCertificate
    self.protocols = protocols
    self.requiresProtocol = requiresProtocol
    self.minimumVersion = minimumVersion
  }

  /// One end between services: TLS 1.3, both sides with a certificate of the cluster's root, and
  /// one of `protocols` agreed.
  public static func service(
    _ role: Role, certificatePEM: String, keyPEM: String, trustedRootsPEM: String, protocols: [String] = ["h2"]
  ) -> TLSConfiguration {
    TLSConfiguration(
      role: role, certificatePEM: certificatePEM, keyPEM: keyPEM, trustedRootsPEM: trustedRootsPEM,
      requiresPeerCertificate: true, protocols: protocols, requiresProtocol: true, minimumVersion: .tls13)
  }

  /// The server's end at the edge: TLS 1.2 or 1.3, anybody may come, ALPN if the client knows it.
  public static func edge(
    certificatePEM: String, keyPEM: String, protocols: [String] = ["h2", "http/1.1"]
  ) -> TLSConfiguration {
    TLSConfiguration(
      role: .server, certificatePEM: certificatePEM, keyPEM: keyPEM, requiresPeerCertificate: false,
      protocols: protocols, requiresProtocol: false, minimumVersion: .tls12)
  }

  /// A client of servers outside the cluster: TLS 1.2 or 1.3, no certificate of its own.
  /// - Parameter trustedRootsPEM: `nil` takes the system's roots.
  public static func outside(
    trustedRootsPEM: String? = nil, protocols: [String] = ["http/1.1"]
  ) -> TLSConfiguration {
    TLSConfiguration(
      role: .client, trustedRootsPEM: trustedRootsPEM, requiresPeerCertificate: true, protocols: protocols,
      requiresProtocol: false, minimumVersion: .tls12)
  }
}

/// Why there is no TLS connection, or no longer one. Texts come from OpenSSL; they name no secrets.
public enum TLSError: Error, Sendable, Hashable {
  /// Certificate, key, roots or protocols cannot be used. Found when the context is made.
  case badConfiguration(String)
  /// The peer's certificate is missing, expired, of another root, or of another peer.
  case untrusted(String)
  /// The peer ended the connection with an alert. A client whose certificate a TLS 1.3 server
  /// refuses learns of it by this at its first read, after its own handshake is over.
  case refusedByPeer(String)
  /// No protocol was agreed where one is required.
  case noCommonProtocol(String)
  /// What came is not TLS, not a version we take, or was changed on the way.
  case broken(String)
  /// Data was given to a session whose handshake is not over.
  case notEstablished
  /// The session was closed by us, or has failed before.
  case closed
  /// The connection ended without the peer's close_notify: what came may be cut off.
  case truncated
  /// The handshake was not over in time.
  case handshakeTimedOut
}
