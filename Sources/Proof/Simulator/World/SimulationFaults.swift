/// How badly the world behaves: probabilities and sizes, drawn per seed by whoever plans a run.
package struct SimulationFaults: Sendable, Hashable {
  // Network.
  /// Every piece on the network takes this long.
  package var latency: ClosedRange<Duration> = .microseconds(200)...Duration.milliseconds(2)
  /// That a piece is slow, and how slow.
  package var slowness = 0.0
  package var slowLatency: ClosedRange<Duration> = .milliseconds(5)...Duration.milliseconds(400)
  /// That what was written at once arrives in several pieces.
  package var chunking = 0.0
  /// That a connection is reset at a write.
  package var cuts = 0.0
  /// That a connection stands still at a write, and for how long.
  package var clogs = 0.0
  package var clogTime: ClosedRange<Duration> = .milliseconds(100)...Duration.seconds(8)
  /// What a connection takes before its peer has read it.
  package var sendBufferBytes = 256 * 1024
  /// That one HTTP request or its answer is lost (the client sees no answer).
  package var httpLosses = 0.0
  /// That one HTTP request arrives twice.
  package var httpDuplicates = 0.0
  /// That a body breaks off in the middle, its connection with it.
  package var httpBreaks = 0.0

  // Machines.
  /// How long one job of a store or another blocking engine takes.
  package var workTime: ClosedRange<Duration> = .microseconds(50)...Duration.milliseconds(1)
  /// That a job takes `slowWorkTime` instead.
  package var slowWork = 0.0
  package var slowWorkTime: ClosedRange<Duration> = .milliseconds(5)...Duration.milliseconds(500)
  /// Wall clocks are off by up to this much, either way.
  package var clockOffset: Duration = .zero
  /// Wall clocks run wrong by up to this many parts per million, either way.
  package var clockDriftPartsPerMillion: Int64 = 0
  /// Timers run wrong by up to this many parts per million, either way.
  package var timerDriftPartsPerMillion: Int64 = 0

  // Disks; see `SimulatedDisk`.
  package var diskErrors = 0.0
  package var diskFull = 0.0
  package var diskSlowness = 0.0

  package init() {}

  /// A world without faults.
  package static let none = SimulationFaults()

  /// Everything that goes wrong by itself, at rates under which a cluster still gets work done.
  package static let all: SimulationFaults = {
    var faults = SimulationFaults()
    faults.slowness = 0.02
    faults.chunking = 0.05
    faults.cuts = 0.000_5
    faults.clogs = 0.001
    faults.httpLosses = 0.01
    faults.httpDuplicates = 0.02
    faults.httpBreaks = 0.01
    faults.sendBufferBytes = 16 * 1024
    faults.slowWork = 0.01
    faults.clockOffset = .seconds(2)
    faults.clockDriftPartsPerMillion = 200
    faults.timerDriftPartsPerMillion = 500
    faults.diskErrors = 0.000_05
    faults.diskFull = 0.000_02
    faults.diskSlowness = 0.005
    return faults
  }()
}
