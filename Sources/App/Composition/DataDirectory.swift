internal import Foundation

/// The directory with the stores and keys of a platform.
enum DataDirectory {
  /// Makes `path`, open to its owner only, when it is missing.
  static func open(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// What is wrong with who may look into `path`; nil when only its owner may.
  static func exposure(of path: String) throws -> String? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    guard let mode = attributes[.posixPermissions] as? Int, mode & 0o077 != 0 else { return nil }
    return "\(path) is open to others (mode \(String(mode & 0o777, radix: 8))): chmod 700 \(path)"
  }
}
