internal import Base
internal import Foundation
package import RPCCore

/// What calls of a cluster carry besides certificates, or instead of them in plaintext: the lines of
/// `rpc.secret_file`, each 16 to 256 printable characters without spaces. The first is sent, every one is
/// taken, so that a secret is replaced without refusing anybody: add the new one below everywhere, then
/// put it first everywhere, then take the old one out.
///
/// Both ends are interceptors. Health is asked without it, as it is answered to every certificate.
package final class CallSecret: CallWatcher {
  private enum Limits {
    static let bytes = 16...256
    static let lines = 8
  }

  private static let scheme = "Bearer "

  private let path: String
  private let secrets: Locked<[[UInt8]]>

  /// `nil` when the setting is empty. Throws `CannotStart` for a file that cannot be used.
  package convenience init?(_ configuration: Configuration) throws {
    let path = configuration.text("rpc.secret_file")
    guard !path.isEmpty else { return nil }
    try self.init(path: path)
  }

  init(path: String) throws {
    self.path = path
    secrets = Locked(try Self.read(path))
  }

  /// Reads the file again; one that cannot be used changes nothing and throws.
  func reload() throws {
    let fresh = try Self.read(path)
    secrets.withLock { $0 = fresh }
  }

  private static func read(_ path: String) throws -> [[UInt8]] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CannotStart("\(path) (rpc.secret_file) cannot be read [SECRET_UNREADABLE]", isUsage: true)
    }
    let lines = data.split(separator: UInt8(ascii: "\n")).map { [UInt8]($0) }
    guard (1...Limits.lines).contains(lines.count),
      lines.allSatisfy({ Limits.bytes.contains($0.count) && $0.allSatisfy { (0x21...0x7E).contains($0) } })
    else {
      throw CannotStart(
        "\(path) (rpc.secret_file) must hold 1 to \(Limits.lines) lines of \(Limits.bytes.lowerBound) to "
          + "\(Limits.bytes.upperBound) printable characters without spaces; "
          + "`openssl rand -hex 32` makes one [SECRET_INVALID]", isUsage: true)
    }
    return lines
  }

  /// Sends the first secret with every call.
  package var credentials: any ClientInterceptor {
    CallCredentials("authorization") { [self] (_) async throws(RPCError) in
      secrets.withLock { $0.first }.map { Self.scheme + String(decoding: $0, as: UTF8.self) }
    }
  }

  package func begin(_ call: ServerCall) throws {
    guard !HealthService.methods.contains(call.method) else { return }
    guard let header = call.metadata["authorization"] else {
      throw RPCError(.unauthenticated, "calls carry the secret of this cluster (rpc.secret_file)", reason: "SECRET_MISSING")
    }
    let sent = Array(header.utf8)
    let isKnown = secrets.withLock { secrets in
      // All are looked at, whichever it is.
      secrets.reduce(false) { Self.isEqual(Array(Self.scheme.utf8) + $1, sent) || $0 }
    }
    guard isKnown else {
      throw RPCError(.unauthenticated, "that is no secret of this cluster (rpc.secret_file)", reason: "SECRET_WRONG")
    }
  }

  /// Takes as long for a wrong text as for a right one of the same length.
  private static func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
