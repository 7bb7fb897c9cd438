package import Base
package import Logging
package import Ports

/// What a role is made of: the engines, keys and loops that its services stand on.
///
/// In production that is a `Node` with threads, files and OpenSSL; in the simulator a simulated
/// machine. The services cannot tell the difference.
package protocol RoleWorld: Sendable {
  var crypto: any Crypto { get }
  var qrCodes: any QRCodeMaker { get }
  /// Who we are at the payment provider.
  var merchant: String { get }
  /// Bugs that the simulator puts in.
  var planted: Set<PlantedBug> { get }

  /// Where `role` runs.
  func loop(for role: Role) -> any Loop
  /// Opens the store called `name`, made when missing, with its migrations.
  func store(_ name: String, _ migrations: [String]) async throws -> any SQLStore
  /// Opens the journal called `name`, made when missing.
  func journal(_ name: String) async throws -> any JournalStore
  func passwords() -> any PasswordHasher
  /// A client for servers outside the cluster, and how to close it.
  func http(for role: Role) throws -> (client: any HTTPClient, close: @Sendable () async -> Void)
  /// The private key PEM called `name`, made when missing.
  func privateKey(_ name: String, _ algorithm: SignatureAlgorithm) throws -> String
  /// The text called `file` among the keys, made when missing.
  func keyText(_ file: String, orMake make: () throws -> String) throws -> String
  func log(_ role: Role) -> Logger
}

extension RoleWorld {
  package var planted: Set<PlantedBug> { [] }
}
