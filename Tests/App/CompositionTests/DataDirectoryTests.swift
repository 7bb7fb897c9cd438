import Foundation
import Testing

@testable import Composition

@Suite struct DataDirectoryTests {
  @Test func `a new directory is its owner's alone; one that is open to others is told`() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "data-\(UUID().uuidString)")
    let path = directory.path
    try DataDirectory.open(path)
    #expect(try DataDirectory.exposure(of: path) == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try DataDirectory.open(path)
    let exposure = try #require(try DataDirectory.exposure(of: path))
    #expect(exposure.contains("mode 755") && exposure.contains("chmod 700 \(path)"))
    try FileManager.default.removeItem(at: directory)
  }
}
