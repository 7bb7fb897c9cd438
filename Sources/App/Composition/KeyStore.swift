internal import Foundation
public import Ports

/// The keys of one platform, in `DATA/keys`, readable by the owner only; made at first start.
///
/// | file | what it signs |
/// |---|---|
/// | `auth.key`, `auth.kid` | access tokens, ES256 |
/// | `ticket.key` | e-tickets, Ed25519 |
/// | `merchant.key` | our requests to the payment provider, RSA2 |
/// | `provider.key` | the sandbox provider's answers and callbacks, RSA2 |
public struct KeyStore: Sendable {
  private let directory: URL
  private let crypto: any Crypto

  /// Opens `DATA/keys`, making the directory when it is missing.
  public init(dataDirectory: String, crypto: any Crypto) throws {
    directory = URL(filePath: dataDirectory).appending(path: "keys")
    self.crypto = crypto
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// The private key PEM in `name`.key, made when it is missing.
  public func privateKey(_ name: String, _ algorithm: SignatureAlgorithm) throws -> String {
    try text("\(name).key") { try crypto.makeKey(algorithm) }
  }

  /// The text in `file`, made by `make` when it is missing.
  public func text(_ file: String, orMake make: () throws -> String) throws -> String {
    let url = directory.appending(path: file)
    if FileManager.default.fileExists(atPath: url.path) {
      return try String(contentsOf: url, encoding: .utf8)
    }
    let made = try make()
    try Self.write(made, to: url)
    return made
  }

  /// Writes a secret whole or not at all, readable by the owner only.
  static func write(_ text: String, to url: URL) throws {
    let temporary = url.appendingPathExtension("new-\(ProcessInfo.processInfo.processIdentifier)")
    guard
      FileManager.default.createFile(
        atPath: temporary.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: temporary.path]) }
    guard rename(temporary.path, url.path) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
    }
  }
}
