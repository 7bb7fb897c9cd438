internal import Base
internal import RPCCore
internal import RPCNetwork

/// Whether a server's memory stays flat under calls of every kind, new connections, cancels and errors.
///
/// One process makes the load at a moderate rate, the server is another one; both are looked at in even
/// steps. The first fifth is warm-up: pools fill, tables grow to their size. Of the rest the slope by
/// least squares is judged.
public struct MemoryTrial: Sendable {
  private let duration: Duration
  private let only: String?
  private let speed: Int
  private let executable: String
  private let progress: @Sendable (MemoryReport.Sample) -> Void

  /// - Parameters:
  ///   - only: the kinds of calls that have this in their name; nil for all. To find what leaks.
  ///   - speed: how many times faster than the moderate rate.
  ///   - progress: hears of every twentieth part of the time.
  public init(
    duration: Duration, only: String? = nil, speed: Int = 1, executable: String,
    progress: @escaping @Sendable (MemoryReport.Sample) -> Void = { _ in }
  ) {
    (self.duration, self.only, self.speed) = (duration, only, speed)
    (self.executable, self.progress) = (executable, progress)
  }

  private static let samples = 120
  private static let told = 20

  /// Runs it once. Throws when there is no server to try.
  public func run() async throws -> MemoryReport {
    let (duration, progress, only, speed) = (duration, progress, only, speed)
    return try await EnduranceStage.run(executable: executable) { stage in
      let (load, isOver) = (MixedLoad(stage), Locked(false))
      let lanes = load.lanes.filter { lane in only.map { lane.name.contains($0) } ?? true }.map { lane in
        stage.loop.spawn { await load.drive(lane, speed: speed, isOver) }
      }
      let began = stage.loop.now
      var samples: [MemoryReport.Sample] = []
      for number in 1...Self.samples {
        let next = began.advanced(by: duration * number / Self.samples)
        try await stage.loop.sleep(for: max(stage.loop.now.duration(to: next), .zero))
        guard let server = stage.memory, let client = ProcessMemory(of: nil) else { break }
        let sample = MemoryReport.Sample(
          at: began.duration(to: stage.loop.now), serverKiB: server.residentKiB, clientKiB: client.residentKiB,
          calls: load.calls)
        samples.append(sample)
        if number % (Self.samples / Self.told) == 0 { progress(sample) }
      }
      isOver.withLock { $0 = true }
      for lane in lanes { await lane.finished() }
      load.close()
      return MemoryReport(samples: samples, wanted: Self.samples, tallies: load.tallies)
    }
  }
}
