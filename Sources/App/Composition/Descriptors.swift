internal import RPCCore

/// The files that define what the roles serve, as tools ask for them by reflection.
enum Descriptors {
  /// Read from beside the program, like demo data; made from `proto/` by `scripts/generate`. `nil`
  /// when the file is missing or broken.
  static func load() -> DescriptorIndex? {
    // Whoever asks says that there is no reflection; a role serves without it.
    guard let bytes = try? DemoData.resource("descriptors.pb") else { return nil }
    return DescriptorIndex(set: bytes)
  }
}
