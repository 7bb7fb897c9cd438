internal import Foundation

/// What a process takes of memory, as Linux counts it.
public struct ProcessMemory: Sendable, Hashable {
  /// Resident now, in KiB.
  public let residentKiB: Int
  /// The most it ever was, in KiB.
  public let peakKiB: Int

  init(residentKiB: Int, peakKiB: Int) { (self.residentKiB, self.peakKiB) = (residentKiB, peakKiB) }

  /// Of a process by its id, of this one when it is nil. Nil where `/proc` does not tell.
  public init?(of pid: Int32?) {
    let path = "/proc/\(pid.map(String.init) ?? "self")/status"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    func field(_ name: String) -> Int? {
      lines.first { $0.hasPrefix(name) }?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap {
        Int($0)
      }
    }
    guard let resident = field("VmRSS:"), let peak = field("VmHWM:") else { return nil }
    (residentKiB, peakKiB) = (resident, peak)
  }
}
