internal import Foundation
internal import Ports
internal import TLSWire

/// Why a process of the platform cannot start: what, why, and what to do next.
public struct CannotStart: Error, CustomStringConvertible, Sendable {
  public let description: String
  /// The command line or the files it names are to blame.
  public let isUsage: Bool

  init(_ description: String, isUsage: Bool = false) {
    self.description = description
    self.isUsage = isUsage
  }

  /// Runs `listen` with the port of `setting`; a port that cannot be had is told with its setting.
  static func listening<Made>(
    _ host: String, _ setting: String, _ configuration: Configuration,
    _ listen: (Int) async throws -> Made
  ) async throws -> Made {
    let port = configuration.integer(setting)
    do { return try await listen(port) } catch let error as CannotStart { throw error } catch {
      if isAboutFiles(error) { throw error }
      throw CannotStart(
        "cannot listen on \(Setting.authority(host, port)): \(error). Is another program there? "
          + "The setting is \(setting); 0 lets the kernel pick.")
    }
  }

  /// The same for the RPC server of `role`; the registry's port is a setting of its own.
  static func listening<Made>(
    for role: Role, _ configuration: Configuration, _ listen: () async throws -> Made
  ) async throws -> Made {
    guard role != .registry else {
      return try await listening(configuration.text("rpc.host"), "rpc.port", configuration) { _ in
        try await listen()
      }
    }
    do { return try await listen() } catch let error as CannotStart { throw error } catch {
      if isAboutFiles(error) { throw error }
      let address = Setting.authority(configuration.text("rpc.host"), configuration.integer("rpc.role_port"))
      throw CannotStart("\(role.rawValue) cannot listen on \(address) (rpc.host, rpc.role_port): \(error)")
    }
  }

  /// Runs `read`; keys and certificates that cannot be used are told with their files.
  static func reading<Made>(
    _ files: String, in folder: String, _ configuration: Configuration, _ read: () throws -> Made
  ) throws -> Made {
    let place = configuration.text("data.directory") + "/" + folder
    do { return try read() } catch TLSError.badConfiguration(let text) {
      throw CannotStart("\(place) (\(files)): \(text)", isUsage: true)
    } catch CryptoError.badKey(let text) {
      throw CannotStart("\(place) (\(files)): \(text)", isUsage: true)
    }
  }

  /// Opening a port needs keys and certificates too; their errors say more by themselves.
  private static func isAboutFiles(_ error: any Error) -> Bool {
    error is TLSError || error is CertificateError || error is CocoaError || error is CryptoError
  }

  /// A role of its own has no one to make certificates for it.
  static func checkCertificates(of role: Role, _ configuration: Configuration) throws {
    let folder = configuration.text("data.directory") + "/certs"
    let certificates = Certificates(directory: folder)
    let files = [
      certificates.root, certificates.certificate(role.rawValue), certificates.key(role.rawValue),
    ]
    guard !configuration.boolean("rpc.plaintext"),
      let missing = files.first(where: { !FileManager.default.fileExists(atPath: $0) })
    else { return }
    let cluster = configuration.text("cluster.name")
    throw CannotStart(
      "\(missing) is missing: run `onsale certs --directory \(folder) --cluster \(cluster)`, or `onsale up` once on this data, "
        + "or bring certificates of your own.", isUsage: true)
  }
}
